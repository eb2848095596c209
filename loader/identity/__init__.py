"""Who is who: decisions, who is meant by a name, and what may be one."""
