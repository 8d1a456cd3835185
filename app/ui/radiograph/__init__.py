"""The viewer: a radiograph of one referral, its window, its marks, and the findings they show."""
