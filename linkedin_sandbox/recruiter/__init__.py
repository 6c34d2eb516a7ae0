"""The small Recruiter: pages on the state, for people who click through the main job."""
