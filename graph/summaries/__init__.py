"""What statements add up to: summary edges, team moves and deals."""
