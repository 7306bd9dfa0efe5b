"""What happens when paths cross: teams meet groups, cameras photograph them, teams see their signs."""
