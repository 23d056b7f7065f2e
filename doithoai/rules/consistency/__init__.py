"""C: records agree with the policy and with one another."""
