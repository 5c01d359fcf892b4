"""Delivery: takes an edition that has been approved, brings it to those who get it, each of them once.

    edition → parcel (checked, as it was sealed) ┐
    recipients → plan (who gets what, who not) ──┼→ letters → server, one recipient at a time, and the ledger
    [mail] → account ────────────────────────────┘        └→ files to look at, a shared folder, a site

The mail is made when the edition is approved (`mailing`) and sealed with it: what is sent is what was
approved. Addresses stand in messages and in what is said to the server, and nowhere else.
"""
