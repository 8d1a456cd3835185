"""What officers do, one class per role, one method per action; and what that asks of the world."""
