"""LinkedIn's pages that others embed or are sent to: consent, onboarding widget, in.js."""
