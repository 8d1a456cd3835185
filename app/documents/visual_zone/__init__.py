"""The visual zone: what is printed on the page for people, read and held against the machine's.

`outcome` says what reading gave, `statement` what that means beside the zone; both are light. The
engine (`reader`) loads two nets with OpenCV when it is first asked, always after the card is shown.
"""
