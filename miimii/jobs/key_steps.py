"""What people do to rotate the keys that no row names: one step a line."""

from __future__ import annotations

STEPS = {
    "jwt": (
        "1. Make a secret of 32 characters or more: openssl rand -base64 32",
        "2. Put it behind the newest item of JWT_SECRET, and deploy: all can check it",
        "3. Move it to the front, and deploy: from now on it signs",
        "4. Leave the old one in the list: receipts that are out were signed with it,"
        " and one taken out makes them 'not ours'",
    ),
    "webhook": (
        "1. Make a new secret with the provider; for WhatsApp, the app's settings",
        "2. Before it is in use there, put it in front of WHATSAPP_APP_SECRETS,"
        " BELLBANK_, BILAL_ or DOJAH_WEBHOOK_SECRET, and deploy: both are taken",
        "3. Put it in use at the provider, and watch bad signatures stay at none",
        "4. A week later, as long as a notice may be repeated, take the old one out",
    ),
    "flow": (
        "1. openssl genrsa -out flow.pem 2048",
        "2. Put it in front of WHATSAPP_FLOW_PRIVATE_KEY, a comma between the two, and"
        " deploy: forms of either key are read",
        "3. register_flows.py uploads its public key; phones fetch it by themselves",
        "4. A day later take the old one out: a form under it gets 421, and the phone"
        " fetches the new key",
    ),
}
