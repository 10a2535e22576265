"""MiiMii: a bank account you talk to over WhatsApp."""
