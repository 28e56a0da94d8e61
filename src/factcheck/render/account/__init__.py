"""What is told of a claim or an audit, told once: values that writers set each in their way."""
