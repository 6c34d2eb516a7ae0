"""What LinkedIn is asked for periodically: seats, InMails, notes, shared profiles.

plan.py: which questions there are -> puller.py: asks those that are due, slice by slice
-> turn.py: one of them at work -> pages.py: the next page comes while one is stored
-> kinds.py: what each kind fetches -> seats.py, inmails.py, notes.py, stubs.py: how it is stored
-> taking_in.py: who those that shared their profile are among our people
"""
