#!/bin/sh
# Fills a cell from the command line. The answer is a stream of server-sent events; `-N` shows each as it comes.
# JUPYT5_SERVER_URL and JUPYT5_SERVER_TOKEN name the server (default: http://127.0.0.1:8650, no token).
set -eu

curl --silent --show-error --fail-with-body -N "${JUPYT5_SERVER_URL:-http://127.0.0.1:8650}/v1/infill" \
  --header 'Content-Type: application/json' \
  --header "Authorization: Bearer ${JUPYT5_SERVER_TOKEN:-}" \
  --data '{
    "document": {
      "language": "python",
      "cells": [
        { "type": "markdown", "source": "The mean of a list." },
        { "type": "code", "masked": true, "before": "def mean(xs):\n", "after": "" },
        { "type": "code", "source": "assert mean([1, 2, 3]) == 2" }
      ]
    },
    "maxTokens": 64,
    "stream": true
  }'
