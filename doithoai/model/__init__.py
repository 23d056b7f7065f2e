"""What a record says: its words, its fields, the law as records, and the days that limits are counted over."""
