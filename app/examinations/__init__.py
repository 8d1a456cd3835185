"""Secondary inspection: findings and the disposition that closes a referral."""
