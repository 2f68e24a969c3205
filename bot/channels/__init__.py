"""The wires: one file or folder a channel; each knows the contract and the conversation, nothing else."""
