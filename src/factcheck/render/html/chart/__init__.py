"""Drawings of a claim: its ranges, the course of its series, areas in order."""
