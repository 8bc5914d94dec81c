// Generated from the *.schema.json files by `npm run generate -w schemas`. Do not edit.
export const SCHEMA_FILES = {
  "error.schema.json": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "error.schema.json",
    "title": "Problem",
    "description": "Body of every answer that is not 2xx: application/problem+json (RFC 9457).",
    "type": "object",
    "required": [
      "type",
      "title",
      "status",
      "code",
      "detail"
    ],
    "additionalProperties": false,
    "properties": {
      "type": {
        "description": "`urn:jupyt5:error:CODE`.",
        "type": "string"
      },
      "title": {
        "description": "The meaning of the code.",
        "type": "string"
      },
      "status": {
        "description": "HTTP status.",
        "type": "integer",
        "minimum": 400,
        "maximum": 599
      },
      "code": {
        "$ref": "#/$defs/ErrorCode"
      },
      "detail": {
        "description": "What was expected, what came, what to do.",
        "type": "string"
      },
      "pointer": {
        "description": "JSON pointer (RFC 6901) of the field at fault.",
        "type": "string"
      },
      "requestId": {
        "description": "Finds the request in the server log.",
        "type": "string"
      },
      "retryAfterMs": {
        "description": "Try again after this many milliseconds; the Retry-After header says the same in seconds.",
        "type": "integer",
        "minimum": 0
      },
      "error": {
        "$ref": "#/$defs/OpenAiError"
      }
    },
    "$defs": {
      "OpenAiError": {
        "description": "The same in the shape that OpenAI's clients read.",
        "type": "object",
        "required": [
          "message",
          "type",
          "param",
          "code"
        ],
        "additionalProperties": false,
        "properties": {
          "message": {
            "description": "As `detail`.",
            "type": "string"
          },
          "type": {
            "enum": [
              "invalid_request_error",
              "authentication_error",
              "rate_limit_error",
              "server_error"
            ]
          },
          "param": {
            "description": "The field at fault, its parts joined by dots.",
            "oneOf": [
              {
                "type": "string"
              },
              {
                "type": "null"
              }
            ]
          },
          "code": {
            "$ref": "#/$defs/ErrorCode"
          }
        }
      },
      "ErrorCode": {
        "description": "The one table of errors. x-status is the HTTP status, x-action what the caller can do.",
        "oneOf": [
          {
            "const": "invalidJson",
            "description": "The body is not JSON.",
            "x-status": 400,
            "x-action": "Send a JSON object encoded as UTF-8."
          },
          {
            "const": "invalidRequest",
            "description": "A field is missing, unknown, or outside its range.",
            "x-status": 400,
            "x-action": "Correct the field at `pointer`."
          },
          {
            "const": "invalidNotebook",
            "description": "The notebook is not nbformat JSON.",
            "x-status": 400,
            "x-action": "Send the notebook as it is on disk, with `nbformat` and `cells`."
          },
          {
            "const": "unsupportedNotebook",
            "description": "The notebook's nbformat version is not 3 or 4.",
            "x-status": 422,
            "x-action": "Open and save it in JupyterLab, or run `jupyter nbconvert --to notebook`."
          },
          {
            "const": "cellNotFound",
            "description": "The notebook has no such cell.",
            "x-status": 422,
            "x-action": "Take `cellId` or `cellIndex` from the notebook that is sent."
          },
          {
            "const": "cellNotCode",
            "description": "The cell to fill is not a code cell.",
            "x-status": 422,
            "x-action": "Choose a code cell."
          },
          {
            "const": "doesNotFit",
            "description": "The masked cell alone does not fit the model's context.",
            "x-status": 422,
            "x-action": "Shorten the masked cell's `before` or `after`."
          },
          {
            "const": "quarantined",
            "description": "This request ended two engine processes and is refused from now on.",
            "x-status": 422,
            "x-action": "Change the request, and report it as a bug."
          },
          {
            "const": "unauthorized",
            "description": "The bearer token is missing or wrong.",
            "x-status": 401,
            "x-action": "Send `Authorization: Bearer TOKEN` with the server's token."
          },
          {
            "const": "hostNotAllowed",
            "description": "The Host header names a host this server does not answer for.",
            "x-status": 403,
            "x-action": "Use the address the server printed, or start it with --allow-host."
          },
          {
            "const": "originNotAllowed",
            "description": "A web page of another origin called.",
            "x-status": 403,
            "x-action": "Start the server with --allow-origin if that page is trusted."
          },
          {
            "const": "policyForbids",
            "description": "The notebook's policy forbids it (found by the Jupyter server).",
            "x-status": 403,
            "x-action": "Ask who set `metadata.jupyt5.policy` in the notebook."
          },
          {
            "const": "unknownModel",
            "description": "No model of that name is loaded.",
            "x-status": 404,
            "x-action": "Take a name from GET /v1/models."
          },
          {
            "const": "unknownRequest",
            "description": "No request of that id is running.",
            "x-status": 404,
            "x-action": "Nothing: it has ended, or never was."
          },
          {
            "const": "notFound",
            "description": "There is no such path.",
            "x-status": 404,
            "x-action": "See GET /docs."
          },
          {
            "const": "methodNotAllowed",
            "description": "The path does not know this method.",
            "x-status": 405,
            "x-action": "See GET /docs."
          },
          {
            "const": "payloadTooLarge",
            "description": "The body is larger than the server accepts.",
            "x-status": 413,
            "x-action": "Send fewer cells, or no outputs."
          },
          {
            "const": "unsupportedMediaType",
            "description": "The body is not declared as JSON.",
            "x-status": 415,
            "x-action": "Send `Content-Type: application/json`."
          },
          {
            "const": "tooManyRequests",
            "description": "This caller is over its share.",
            "x-status": 429,
            "x-action": "Try again after `Retry-After` seconds."
          },
          {
            "const": "internal",
            "description": "The server failed.",
            "x-status": 500,
            "x-action": "Try again; the server's log has the request id."
          },
          {
            "const": "engineFailed",
            "description": "The engine process ended while it worked on this request.",
            "x-status": 500,
            "x-action": "Try again; a new process is starting."
          },
          {
            "const": "outOfMemory",
            "description": "The engine had not enough memory for this request.",
            "x-status": 500,
            "x-action": "Ask for fewer candidates or tokens."
          },
          {
            "const": "serverBusy",
            "description": "The queue is full.",
            "x-status": 503,
            "x-action": "Try again after `Retry-After` seconds."
          },
          {
            "const": "notReady",
            "description": "The model is still loading, or no engine process is alive.",
            "x-status": 503,
            "x-action": "Try again after `Retry-After` seconds."
          },
          {
            "const": "draining",
            "description": "The server is shutting down.",
            "x-status": 503,
            "x-action": "Try again at another replica, or after the restart."
          },
          {
            "const": "reloadFailed",
            "description": "The new model could not be loaded; the old one keeps serving.",
            "x-status": 422,
            "x-action": "Check the model folder with `jupyt5-server doctor`."
          },
          {
            "const": "slowReader",
            "description": "The client read its stream too slowly, so the request was cancelled.",
            "x-status": 408,
            "x-action": "Read events as they come."
          },
          {
            "const": "brokenStream",
            "description": "The stream ended without `done` or `error` (found by the client).",
            "x-status": 502,
            "x-action": "Try again; the connection or a proxy cut the stream."
          },
          {
            "const": "unreachable",
            "description": "The server cannot be reached (found by the client).",
            "x-status": 503,
            "x-action": "Check that it runs, and its address."
          }
        ]
      }
    }
  },
  "health.schema.json": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "health.schema.json",
    "title": "Health",
    "description": "Answer of GET /health/live and GET /health/ready. Ready answers 200 only for `ready`, else 503.",
    "type": "object",
    "required": [
      "status",
      "version"
    ],
    "additionalProperties": false,
    "properties": {
      "status": {
        "enum": [
          "live",
          "ready",
          "loading",
          "unavailable",
          "draining"
        ]
      },
      "version": {
        "description": "The server's version.",
        "type": "string"
      },
      "reason": {
        "description": "Why it is not ready.",
        "type": "string"
      },
      "canaryMs": {
        "description": "Milliseconds of the last canary decode.",
        "type": "number",
        "minimum": 0
      }
    }
  },
  "infill-event.schema.json": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "infill-event.schema.json",
    "title": "InfillEvent",
    "description": "One server-sent event of POST /v1/infill with `stream: true`; its `type` is also the name on the `event:` line. Order: `start`, then `text` and `candidate`, then exactly one `done` or `error`.",
    "oneOf": [
      {
        "$ref": "#/$defs/StartEvent"
      },
      {
        "$ref": "#/$defs/TextEvent"
      },
      {
        "$ref": "#/$defs/CandidateEvent"
      },
      {
        "$ref": "#/$defs/DoneEvent"
      },
      {
        "$ref": "#/$defs/ErrorEvent"
      }
    ],
    "$defs": {
      "StartEvent": {
        "description": "Before the first token.",
        "type": "object",
        "required": [
          "type",
          "id",
          "model",
          "seed",
          "context"
        ],
        "additionalProperties": false,
        "properties": {
          "type": {
            "const": "start"
          },
          "id": {
            "description": "For DELETE /v1/infill/{id}.",
            "type": "string"
          },
          "model": {
            "type": "string"
          },
          "seed": {
            "type": "integer",
            "minimum": 0,
            "maximum": 4294967295
          },
          "context": {
            "$ref": "infill-response.schema.json#/$defs/Context"
          }
        }
      },
      "TextEvent": {
        "description": "The next piece of a candidate: whole characters, never half of a UTF-8 sequence.",
        "type": "object",
        "required": [
          "type",
          "candidate",
          "text"
        ],
        "additionalProperties": false,
        "properties": {
          "type": {
            "const": "text"
          },
          "candidate": {
            "description": "Index of the candidate that grows.",
            "type": "integer",
            "minimum": 0
          },
          "text": {
            "type": "string"
          }
        }
      },
      "CandidateEvent": {
        "description": "That candidate is complete. No `text` of it follows, and none is ever taken back.",
        "type": "object",
        "required": [
          "type",
          "index",
          "finishReason",
          "tokens",
          "logprob"
        ],
        "additionalProperties": false,
        "properties": {
          "type": {
            "const": "candidate"
          },
          "index": {
            "type": "integer",
            "minimum": 0
          },
          "finishReason": {
            "$ref": "infill-response.schema.json#/$defs/FinishReason"
          },
          "tokens": {
            "type": "integer",
            "minimum": 0
          },
          "logprob": {
            "description": "Sum of the tokens' log probabilities.",
            "type": "number"
          },
          "redraws": {
            "$ref": "infill-response.schema.json#/$defs/Redraws"
          },
          "duplicateOf": {
            "$ref": "infill-response.schema.json#/$defs/DuplicateOf"
          }
        }
      },
      "DoneEvent": {
        "description": "The last event of a stream that went well.",
        "type": "object",
        "required": [
          "type",
          "usage",
          "timings",
          "seed",
          "ranking"
        ],
        "additionalProperties": false,
        "properties": {
          "type": {
            "const": "done"
          },
          "usage": {
            "$ref": "infill-response.schema.json#/$defs/Usage"
          },
          "timings": {
            "$ref": "infill-response.schema.json#/$defs/Timings"
          },
          "seed": {
            "type": "integer",
            "minimum": 0,
            "maximum": 4294967295
          },
          "ranking": {
            "description": "Candidate indexes, best first.",
            "type": "array",
            "items": {
              "type": "integer",
              "minimum": 0
            }
          }
        }
      },
      "ErrorEvent": {
        "description": "The last event of a stream that failed after it had started.",
        "type": "object",
        "required": [
          "type",
          "code",
          "message"
        ],
        "additionalProperties": false,
        "properties": {
          "type": {
            "const": "error"
          },
          "code": {
            "$ref": "error.schema.json#/$defs/ErrorCode"
          },
          "message": {
            "type": "string"
          }
        }
      }
    }
  },
  "infill-request.schema.json": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "infill-request.schema.json",
    "title": "InfillRequest",
    "description": "Body of POST /v1/infill: what to fill (`document`, or `notebook` with `cellId` or `cellIndex`) and how. Unknown fields are refused by name.",
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "document": {
        "$ref": "masked-document.schema.json"
      },
      "notebook": {
        "description": "nbformat 4 JSON as it is on disk. The server masks it; outputs and attachments are dropped.",
        "type": "object"
      },
      "cellId": {
        "description": "nbformat id of the cell to fill.",
        "type": "string",
        "minLength": 1,
        "maxLength": 64
      },
      "cellIndex": {
        "description": "0-based index of the cell to fill.",
        "type": "integer",
        "minimum": 0,
        "maximum": 100000
      },
      "model": {
        "description": "A name of GET /v1/models. Default: the server's default model.",
        "type": "string",
        "minLength": 1,
        "maxLength": 128
      },
      "n": {
        "description": "Number of candidates.",
        "type": "integer",
        "minimum": 1,
        "maximum": 64,
        "default": 1
      },
      "maxTokens": {
        "description": "Most new tokens per candidate; the model's own limit may be lower.",
        "type": "integer",
        "minimum": 1,
        "maximum": 4096,
        "default": 256
      },
      "temperature": {
        "description": "0 is greedy. Default: 0 for n = 1; for n > 1 what the model's manifest says, else 0.8.",
        "type": "number",
        "minimum": 0,
        "maximum": 2
      },
      "topP": {
        "description": "Keep the likeliest tokens up to this share of probability.",
        "type": "number",
        "exclusiveMinimum": 0,
        "maximum": 1,
        "default": 0.95
      },
      "topK": {
        "description": "Keep this many likeliest tokens; 0 is off.",
        "type": "integer",
        "minimum": 0,
        "maximum": 100000,
        "default": 0
      },
      "minP": {
        "description": "Drop tokens less likely than this share of the likeliest; 0 is off.",
        "type": "number",
        "minimum": 0,
        "maximum": 1,
        "default": 0
      },
      "repetitionPenalty": {
        "description": "Makes tokens less likely that were already written; 1 is off.",
        "type": "number",
        "minimum": 1,
        "maximum": 2,
        "default": 1
      },
      "noRepeatNgram": {
        "description": "No run of this many tokens is written twice; 0 is off.",
        "type": "integer",
        "minimum": 0,
        "maximum": 64,
        "default": 0
      },
      "seed": {
        "description": "The same seed, request and model give the same text. Default: random, told in `start` and `done`.",
        "type": "integer",
        "minimum": 0,
        "maximum": 4294967295
      },
      "stop": {
        "description": "Writing ends before the first of these strings; it is not part of the text.",
        "type": "array",
        "maxItems": 8,
        "items": {
          "type": "string",
          "minLength": 1,
          "maxLength": 256
        }
      },
      "validPython": {
        "description": "In a Python document: brackets and strings are kept in order while writing, the text ends where the block ends that the mask stands in, and candidates that do not parse are ranked last. false: as the model writes.",
        "type": "boolean",
        "default": true
      },
      "distinct": {
        "description": "No two candidates with the same text, but for white space at the end: sampling without replacement. false: independent samples, as estimators of pass@k need them. Means nothing for n = 1 or temperature 0.",
        "type": "boolean",
        "default": true
      },
      "stream": {
        "description": "true: server-sent events; false: one JSON body.",
        "type": "boolean",
        "default": false
      },
      "timeoutMs": {
        "description": "The request ends with what it has by then, finishReason `timeout`. Milliseconds. Default: the server's.",
        "type": "integer",
        "minimum": 1,
        "maximum": 600000
      }
    },
    "oneOf": [
      {
        "required": [
          "document"
        ],
        "not": {
          "anyOf": [
            {
              "required": [
                "notebook"
              ]
            },
            {
              "required": [
                "cellId"
              ]
            },
            {
              "required": [
                "cellIndex"
              ]
            }
          ]
        }
      },
      {
        "required": [
          "notebook"
        ],
        "not": {
          "required": [
            "document"
          ]
        },
        "oneOf": [
          {
            "required": [
              "cellId"
            ]
          },
          {
            "required": [
              "cellIndex"
            ]
          }
        ]
      }
    ]
  },
  "infill-response.schema.json": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "infill-response.schema.json",
    "title": "InfillResponse",
    "description": "Answer of POST /v1/infill with `stream: false`.",
    "type": "object",
    "required": [
      "id",
      "model",
      "candidates",
      "ranking",
      "usage",
      "timings",
      "seed",
      "context"
    ],
    "additionalProperties": false,
    "properties": {
      "id": {
        "description": "Id of the request, also in the X-Request-Id header.",
        "type": "string"
      },
      "model": {
        "type": "string"
      },
      "candidates": {
        "description": "In the order of their indexes.",
        "type": "array",
        "items": {
          "$ref": "#/$defs/Candidate"
        }
      },
      "ranking": {
        "description": "Candidate indexes, best first.",
        "type": "array",
        "items": {
          "type": "integer",
          "minimum": 0
        }
      },
      "usage": {
        "$ref": "#/$defs/Usage"
      },
      "timings": {
        "$ref": "#/$defs/Timings"
      },
      "seed": {
        "type": "integer",
        "minimum": 0,
        "maximum": 4294967295
      },
      "context": {
        "$ref": "#/$defs/Context"
      }
    },
    "$defs": {
      "FinishReason": {
        "description": "`stop`: the model ended or met a stop string; `length`: maxTokens; `timeout`: the deadline; `cancelled`: someone cancelled.",
        "enum": [
          "stop",
          "length",
          "timeout",
          "cancelled"
        ]
      },
      "Candidate": {
        "description": "One complete filling.",
        "type": "object",
        "required": [
          "index",
          "text",
          "finishReason",
          "tokens",
          "logprob"
        ],
        "additionalProperties": false,
        "properties": {
          "index": {
            "type": "integer",
            "minimum": 0
          },
          "text": {
            "type": "string"
          },
          "finishReason": {
            "$ref": "#/$defs/FinishReason"
          },
          "tokens": {
            "description": "Tokens written.",
            "type": "integer",
            "minimum": 0
          },
          "logprob": {
            "description": "Sum of the tokens' log probabilities.",
            "type": "number"
          },
          "redraws": {
            "$ref": "#/$defs/Redraws"
          },
          "duplicateOf": {
            "$ref": "#/$defs/DuplicateOf"
          }
        }
      },
      "Redraws": {
        "description": "How often it was drawn anew, because its text was that of another candidate (`distinct`). Absent: 0. Ordered by this, then by index, the texts are sampled without replacement.",
        "type": "integer",
        "minimum": 1
      },
      "DuplicateOf": {
        "description": "Index of the candidate with the same text: `distinct` was asked for, and nothing else was found. Such candidates are ranked last.",
        "type": "integer",
        "minimum": 0
      },
      "Usage": {
        "description": "Token counts of the request.",
        "type": "object",
        "required": [
          "inputTokens",
          "outputTokens",
          "cached"
        ],
        "additionalProperties": false,
        "properties": {
          "inputTokens": {
            "type": "integer",
            "minimum": 0
          },
          "outputTokens": {
            "description": "Over all candidates.",
            "type": "integer",
            "minimum": 0
          },
          "cached": {
            "description": "true: the encoder's work was already there.",
            "type": "boolean"
          }
        }
      },
      "Timings": {
        "description": "Milliseconds.",
        "type": "object",
        "required": [
          "queueMs",
          "encodeMs",
          "firstTokenMs",
          "totalMs"
        ],
        "additionalProperties": false,
        "properties": {
          "queueMs": {
            "description": "Waited for a free slot.",
            "type": "number",
            "minimum": 0
          },
          "encodeMs": {
            "description": "Encoder, 0 when cached.",
            "type": "number",
            "minimum": 0
          },
          "firstTokenMs": {
            "description": "From arrival to the first token.",
            "type": "number",
            "minimum": 0
          },
          "totalMs": {
            "description": "From arrival to the last event.",
            "type": "number",
            "minimum": 0
          }
        }
      },
      "Context": {
        "description": "What the model saw of the document.",
        "type": "object",
        "required": [
          "tokens",
          "cells",
          "cellsLeftOut"
        ],
        "additionalProperties": false,
        "properties": {
          "tokens": {
            "type": "integer",
            "minimum": 0
          },
          "cells": {
            "description": "Cells in the window.",
            "type": "integer",
            "minimum": 0
          },
          "cellsLeftOut": {
            "description": "Cells that did not fit.",
            "type": "integer",
            "minimum": 0
          },
          "similar": {
            "description": "Statements of the solved exercises from the model's memory that it read first, most similar first.",
            "type": "array",
            "items": {
              "type": "string"
            }
          }
        }
      }
    }
  },
  "masked-document.schema.json": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "masked-document.schema.json",
    "title": "MaskedDocument",
    "description": "A notebook as the model sees it: ordered cells, exactly one of them masked. Any frontend can write it by hand.",
    "type": "object",
    "required": [
      "language",
      "cells"
    ],
    "additionalProperties": false,
    "properties": {
      "language": {
        "description": "The notebook's language, in lower case. The shipped model knows `python`.",
        "type": "string",
        "minLength": 1,
        "maxLength": 32
      },
      "cells": {
        "description": "In the notebook's order; exactly one has `masked: true`.",
        "type": "array",
        "minItems": 1,
        "maxItems": 20000,
        "items": {
          "$ref": "#/$defs/Cell"
        },
        "contains": {
          "type": "object",
          "required": [
            "masked"
          ]
        },
        "minContains": 1,
        "maxContains": 1
      }
    },
    "$defs": {
      "Cell": {
        "description": "One cell. A cell with the field `masked` is the one to fill.",
        "allOf": [
          {
            "type": "object",
            "required": [
              "type"
            ],
            "properties": {
              "type": {
                "enum": [
                  "markdown",
                  "code",
                  "raw"
                ]
              }
            }
          }
        ],
        "if": {
          "type": "object",
          "required": [
            "masked"
          ]
        },
        "then": {
          "$ref": "#/$defs/MaskedCell"
        },
        "else": {
          "if": {
            "properties": {
              "type": {
                "const": "code"
              }
            }
          },
          "then": {
            "$ref": "#/$defs/CodeCell"
          },
          "else": {
            "$ref": "#/$defs/TextCell"
          }
        }
      },
      "TextCell": {
        "description": "A markdown or raw cell.",
        "type": "object",
        "required": [
          "type",
          "source"
        ],
        "additionalProperties": false,
        "properties": {
          "type": {
            "enum": [
              "markdown",
              "raw"
            ]
          },
          "source": {
            "description": "The cell's text.",
            "type": "string"
          }
        }
      },
      "CodeCell": {
        "description": "A code cell that stays as it is.",
        "type": "object",
        "required": [
          "type",
          "source"
        ],
        "additionalProperties": false,
        "properties": {
          "type": {
            "const": "code"
          },
          "source": {
            "description": "The cell's text.",
            "type": "string"
          },
          "output": {
            "description": "What the cell printed or showed, text/plain only, cut by the frontend. Sent only when the user allows it.",
            "type": "string"
          }
        }
      },
      "MaskedCell": {
        "description": "The cell to fill. Both texts empty: the whole cell is filled.",
        "type": "object",
        "required": [
          "type",
          "masked",
          "before",
          "after"
        ],
        "additionalProperties": false,
        "properties": {
          "type": {
            "const": "code"
          },
          "masked": {
            "const": true
          },
          "before": {
            "description": "Text of the cell ahead of the masked place; it stays.",
            "type": "string"
          },
          "after": {
            "description": "Text of the cell behind the masked place; it stays.",
            "type": "string"
          }
        }
      }
    }
  },
  "models.schema.json": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "models.schema.json",
    "title": "ModelList",
    "description": "Answer of GET /v1/models. `object` and `data` are what OpenAI clients read; `models` says more.",
    "type": "object",
    "required": [
      "object",
      "data",
      "models"
    ],
    "additionalProperties": false,
    "properties": {
      "object": {
        "const": "list"
      },
      "data": {
        "type": "array",
        "items": {
          "type": "object",
          "required": [
            "id",
            "object",
            "created",
            "owned_by"
          ],
          "additionalProperties": false,
          "properties": {
            "id": {
              "type": "string"
            },
            "object": {
              "const": "model"
            },
            "created": {
              "description": "Unix time when the model was loaded, seconds.",
              "type": "integer",
              "minimum": 0
            },
            "owned_by": {
              "type": "string"
            }
          }
        }
      },
      "models": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/ModelInfo"
        }
      }
    },
    "$defs": {
      "ModelInfo": {
        "description": "A model that this server serves.",
        "type": "object",
        "required": [
          "name",
          "default",
          "state",
          "contextTokens",
          "maxTokens",
          "precision",
          "executionProvider",
          "otherProviders",
          "formatVersion",
          "sizeBytes",
          "sha256"
        ],
        "additionalProperties": false,
        "properties": {
          "name": {
            "type": "string"
          },
          "default": {
            "description": "Used when a request names no model.",
            "type": "boolean"
          },
          "state": {
            "description": "`ready`: a process decodes; `loading`: one is starting; `unavailable`: none is, requests are refused.",
            "enum": [
              "ready",
              "loading",
              "unavailable"
            ]
          },
          "contextTokens": {
            "description": "Most tokens the encoder reads.",
            "type": "integer",
            "minimum": 1
          },
          "maxTokens": {
            "description": "Most tokens one candidate can have.",
            "type": "integer",
            "minimum": 1
          },
          "precision": {
            "type": "string"
          },
          "executionProvider": {
            "type": "string"
          },
          "otherProviders": {
            "description": "Providers that are not in use, and why.",
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "name",
                "reason"
              ],
              "additionalProperties": false,
              "properties": {
                "name": {
                  "type": "string"
                },
                "reason": {
                  "type": "string"
                }
              }
            }
          },
          "formatVersion": {
            "type": "integer",
            "minimum": 1
          },
          "sizeBytes": {
            "description": "Size of the model's files.",
            "type": "integer",
            "minimum": 0
          },
          "sha256": {
            "type": "string"
          }
        }
      }
    }
  }
} as const;
