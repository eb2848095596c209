"""Contacts: one module for each way in which a sentence tells that persons met."""
