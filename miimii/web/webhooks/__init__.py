"""What WhatsApp and the providers call: check, keep, say yes, and only then act."""
