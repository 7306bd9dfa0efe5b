"""What SMART exports: patrols, incidents, the data model, queries; and the words it uses for them."""
