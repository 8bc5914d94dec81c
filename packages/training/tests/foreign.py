"""Small random checkpoints of other makers' kinds, with tokenizers of their kinds: for tests here and in packages/engine."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import T5Config, T5ForConditionalGeneration

SENTINELS = 12
TEXTS = [
    "import pandas as pd\ndf = pd.read_csv('data.csv')\nprint(df.head())\n",
    "def mean(values):\n    total = 0\n    for value in values:\n        total += value\n    return total / len(values)\n",
    "The mean of a list is the sum of its values over how many there are. Plot the result, and say what you see.\n",
    "for name in names:\n    print(name, len(name))\n",
]


def byte_level_tokenizer() -> Tokenizer:
    """As CodeT5's: RoBERTa's byte-level BPE, <pad> <s> </s> <unk> <mask> first, sentinels last and counted down."""
    tokenizer = Tokenizer(models.BPE(unk_token=None))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=340, special_tokens=["<pad>", "<s>", "</s>", "<unk>", "<mask>"], initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False
    )
    tokenizer.train_from_iterator(TEXTS, trainer)
    tokenizer.add_special_tokens([f"<extra_id_{i}>" for i in reversed(range(SENTINELS))])
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 1), add_prefix_space=False)
    return tokenizer


def unigram_tokenizer() -> Tokenizer:
    """As T5's: SentencePiece unigram, <pad> </s> <unk> first, sentinels last in the model's own vocabulary and counted down."""
    trained = Tokenizer(models.Unigram())
    trained.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace("\n", " ")])
    trained.pre_tokenizer = pre_tokenizers.Metaspace()
    specials = ["<pad>", "</s>", "<unk>"]
    trained.train_from_iterator(TEXTS * 3, trainers.UnigramTrainer(vocab_size=120, special_tokens=specials, unk_token="<unk>", show_progress=False))
    file = json.loads(trained.to_str())
    file["model"]["vocab"] += [[f"<extra_id_{i}>", 0.0] for i in reversed(range(SENTINELS))]
    tokenizer = Tokenizer.from_str(json.dumps(file))
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.add_special_tokens([*specials, *(f"<extra_id_{i}>" for i in range(SENTINELS))])
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    return tokenizer


T5_IDS = {"pad_token_id": 0, "eos_token_id": 1, "decoder_start_token_id": 0}
CODET5_IDS = {"pad_token_id": 0, "bos_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 0}
# Shapes as the families have them: v1.0 relu and tied, v1.1 gated and not tied with inner size other than d_model, CodeT5 as v1.0.
FAMILIES = {
    "t5": (unigram_tokenizer, {"feed_forward_proj": "relu", "tie_word_embeddings": True, **T5_IDS}),
    "t5-v1.1": (unigram_tokenizer, {"feed_forward_proj": "gated-gelu", "tie_word_embeddings": False, "d_kv": 24, "d_ff": 80, **T5_IDS}),
    "codet5": (byte_level_tokenizer, {"feed_forward_proj": "relu", "tie_word_embeddings": True, **CODET5_IDS}),
    "codet5p": (byte_level_tokenizer, {"feed_forward_proj": "relu", "tie_word_embeddings": False, "num_layers": 3, "num_decoder_layers": 2, **CODET5_IDS}),
}


def write_checkpoint(folder: Path, family: str, seed: int = 3) -> tuple[Tokenizer, T5ForConditionalGeneration]:
    """A checkpoint folder as Hugging Face has them. The model has more rows than the tokenizer has entries, as T5's have."""
    make_tokenizer, changes = FAMILIES[family]
    tokenizer = make_tokenizer()
    torch.manual_seed(seed)
    shape = {"d_model": 64, "d_kv": 16, "d_ff": 96, "num_layers": 2, "num_decoder_layers": 2, "num_heads": 4, "n_positions": 128}
    model = T5ForConditionalGeneration(T5Config(vocab_size=tokenizer.get_vocab_size() + 9, **{**shape, **changes})).eval()
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if name.endswith((".o.weight", ".wo.weight")):
                weight.mul_(5)
            elif name.endswith(".q.weight"):
                weight.mul_(2)
            elif "relative_attention_bias" in name:
                weight.mul_(10)
        if not changes["tie_word_embeddings"]:
            model.lm_head.weight = torch.nn.Parameter(torch.randn_like(model.lm_head.weight) * 0.3)
    folder.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(folder)
    tokenizer.save(str(folder / "tokenizer.json"))
    return tokenizer, model
