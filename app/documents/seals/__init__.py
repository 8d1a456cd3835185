"""Whether a seal is what its issuer signed: certificates, trust, signatures; nothing is fetched."""
