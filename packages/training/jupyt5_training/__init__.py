"""JuPyT5 training: notebooks and exercises -> tokenizer, masked notebooks; shards -> checkpoint -> model folder."""
