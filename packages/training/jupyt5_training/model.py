"""T5 v1.1 in plain PyTorch. Parameters carry the names of `transformers.T5ForConditionalGeneration`, so that its
weights and ours are the same file (arXiv 1910.10683; v1.1: arXiv 2002.05202). B sequences, S source and T target positions, H heads,
K numbers a head, D = d_model, V = vocabulary.
"""
from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .config import ModelConfig

# Large enough to silence a position, small enough to stay finite in bfloat16 sums.
MASKED = -1e9


def relative_buckets(length: int, causal: bool, buckets: int, max_distance: int, device: torch.device) -> Tensor:
    """(length, length) int64: bucket of key position minus query position; T5's half exact, half logarithmic buckets."""
    positions = torch.arange(length, device=device)
    distance = positions[None, :] - positions[:, None]
    offset = torch.zeros_like(distance)
    if causal:
        distance = (-distance).clamp(min=0)
    else:
        buckets //= 2
        offset = (distance > 0).long() * buckets
        distance = distance.abs()
    exact = buckets // 2
    scale = (buckets - exact) / math.log(max_distance / exact)
    far = exact + (torch.log(distance.clamp(min=1).float() / exact) * scale).long()
    return offset + torch.where(distance < exact, distance, far.clamp(max=buckets - 1))


class Norm(nn.Module):
    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(config.d_model))
        self.epsilon = config.layer_norm_epsilon

    def forward(self, x: Tensor) -> Tensor:
        return F.rms_norm(x, (x.shape[-1],), self.weight.to(x.dtype), self.epsilon)


class Attention(nn.Module):
    """T5 attention: scores are not divided by sqrt(K); the initial size of q makes up for it."""

    def __init__(self, config: ModelConfig, has_bias: bool) -> None:
        super().__init__()
        inner = config.num_heads * config.d_kv
        self.heads, self.d_kv = config.num_heads, config.d_kv
        self.q = nn.Linear(config.d_model, inner, bias=False)
        self.k = nn.Linear(config.d_model, inner, bias=False)
        self.v = nn.Linear(config.d_model, inner, bias=False)
        self.o = nn.Linear(inner, config.d_model, bias=False)
        if has_bias:
            self.relative_attention_bias = nn.Embedding(config.relative_attention_num_buckets, config.num_heads)

    def forward(self, x: Tensor, memory: Tensor, bias: Tensor | None, mask: Tensor | None) -> Tensor:
        """x: (B, T, D) asks, memory: (B, S, D) answers; bias: (1, H, T, S); mask: (B, 1, 1 or T, S), both added to the scores."""
        B, T, _ = x.shape
        q = self.q(x).view(B, T, self.heads, self.d_kv).transpose(1, 2)  # (B, H, T, K)
        k = self.k(memory).view(B, -1, self.heads, self.d_kv).transpose(1, 2)  # (B, H, S, K)
        v = self.v(memory).view(B, -1, self.heads, self.d_kv).transpose(1, 2)
        if x.is_cuda:
            both = bias if mask is None else mask if bias is None else bias + mask
            y = F.scaled_dot_product_attention(q, k, v, attn_mask=both if both is None else both.to(q.dtype), scale=1.0)
        else:
            # On a CPU the fused kernel has no gradient for the bias and falls back to slower mathematics than this.
            scores = q @ k.transpose(2, 3)  # (B, H, T, S)
            if bias is not None:
                scores += bias
            if mask is not None:
                scores += mask
            y = scores.softmax(-1) @ v
        return self.o(y.transpose(1, 2).reshape(B, T, -1))


class SelfAttentionPart(nn.Module):
    def __init__(self, config: ModelConfig, has_bias: bool) -> None:
        super().__init__()
        self.SelfAttention = Attention(config, has_bias)
        self.layer_norm = Norm(config)

    def forward(self, x: Tensor, bias: Tensor, mask: Tensor | None) -> Tensor:
        normed = self.layer_norm(x)
        return x + self.SelfAttention(normed, normed, bias, mask)


class CrossAttentionPart(nn.Module):
    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.EncDecAttention = Attention(config, has_bias=False)
        self.layer_norm = Norm(config)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor | None) -> Tensor:
        return x + self.EncDecAttention(self.layer_norm(x), memory, None, mask)


class GatedGelu(nn.Module):
    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.wi_0 = nn.Linear(config.d_model, config.d_ff, bias=False)
        self.wi_1 = nn.Linear(config.d_model, config.d_ff, bias=False)
        self.wo = nn.Linear(config.d_ff, config.d_model, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        return self.wo(F.gelu(self.wi_0(x), approximate='tanh') * self.wi_1(x))


class FeedForwardPart(nn.Module):
    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.DenseReluDense = GatedGelu(config)
        self.layer_norm = Norm(config)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.DenseReluDense(self.layer_norm(x))


class Block(nn.Module):
    def __init__(self, config: ModelConfig, is_decoder: bool, has_bias: bool) -> None:
        super().__init__()
        parts: list[nn.Module] = [SelfAttentionPart(config, has_bias)]
        if is_decoder:
            parts.append(CrossAttentionPart(config))
        self.layer = nn.ModuleList([*parts, FeedForwardPart(config)])

    def forward(
        self, x: Tensor, bias: Tensor, mask: Tensor | None, memory: Tensor | None = None, memory_mask: Tensor | None = None
    ) -> Tensor:
        x = self.layer[0](x, bias, mask)
        if memory is not None:
            x = self.layer[1](x, memory, memory_mask)
        return self.layer[-1](x)


class Stack(nn.Module):
    """Encoder or decoder; the first block owns the relative positions that all blocks of the stack use."""

    def __init__(self, config: ModelConfig, is_decoder: bool) -> None:
        super().__init__()
        layers = config.num_decoder_layers if is_decoder else config.num_layers
        self.block = nn.ModuleList([Block(config, is_decoder, has_bias=i == 0) for i in range(layers)])
        self.final_layer_norm = Norm(config)
        self.is_decoder, self.config = is_decoder, config

    def forward(self, x: Tensor, mask: Tensor | None, memory: Tensor | None = None, memory_mask: Tensor | None = None) -> Tensor:
        length = x.shape[1]
        config = self.config
        buckets = relative_buckets(
            length, self.is_decoder, config.relative_attention_num_buckets, config.relative_attention_max_distance, x.device
        )
        table = self.block[0].layer[0].SelfAttention.relative_attention_bias
        bias = table(buckets).permute(2, 0, 1)[None]  # (1, H, T, T)
        if self.is_decoder:
            future = torch.full((length, length), MASKED, device=x.device, dtype=bias.dtype).triu(1)
            bias = bias + future
        for block in self.block:
            x = block(x, bias, mask, memory, memory_mask)
        return self.final_layer_norm(x)


class T5(nn.Module):
    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        self.shared = nn.Embedding(config.vocab_size, config.d_model)
        self.encoder = Stack(config, is_decoder=False)
        self.decoder = Stack(config, is_decoder=True)
        self._initialise()

    def _initialise(self) -> None:
        """T5's own initial sizes (mesh-tensorflow; the same as in transformers)."""
        config = self.config
        inner = config.num_heads * config.d_kv
        deviations = {
            'shared': 1.0, 'q': (config.d_model * config.d_kv) ** -0.5, 'k': config.d_model**-0.5, 'v': config.d_model**-0.5,
            'o': inner**-0.5, 'wi_0': config.d_model**-0.5, 'wi_1': config.d_model**-0.5, 'wo': config.d_ff**-0.5,
            'relative_attention_bias': config.d_model**-0.5,
        }  # fmt: skip
        for name, parameter in self.named_parameters():
            if parameter.ndim == 2:
                nn.init.normal_(parameter, std=deviations[name.split('.')[-2]])
        self._prepare_copying()

    @torch.no_grad()
    def _prepare_copying(self) -> None:
        """Leans the initial attention towards what copying needs (the induction circuit, arXiv 2209.11895), in the spirit of mimetic
        initialisation (arXiv 2305.09828): head 0 of each stack looks at the position before, head 1 at the one behind (in the decoder: at
        itself), and in cross-attention queries match keys of the same token and values pass through. Only sizes change, not the layout.
        Without it, copying had not emerged after 9 M source tokens; with it, after 0.2 M (README).
        """
        config = self.config
        encoder, decoder = (stack.block[0].layer[0].SelfAttention.relative_attention_bias.weight for stack in (self.encoder, self.decoder))
        encoder[1, 0] += 4.0
        encoder[config.relative_attention_num_buckets // 2 + 1, 1] += 4.0
        decoder[1, 0] += 4.0
        decoder[0, 1] += 3.0
        for block in self.decoder.block:
            attention = block.layer[1].EncDecAttention
            for head in range(config.num_heads):
                rows = slice(head * config.d_kv, (head + 1) * config.d_kv)
                same = nn.init.orthogonal_(torch.empty(config.d_kv, config.d_model))
                attention.q.weight[rows] = 0.5 * attention.q.weight[rows] + same * (3.4 * config.d_kv**-0.5)
                attention.k.weight[rows] = 0.5 * attention.k.weight[rows] + same
            through = nn.init.orthogonal_(torch.empty_like(attention.v.weight))
            attention.v.weight.mul_(0.5).add_(through)
            attention.o.weight.mul_(0.5).add_(through.T)

    def encode(self, source: Tensor) -> tuple[Tensor, Tensor | None]:
        """source: (B, S) ids, padded with pad -> states (B, S, D) and the mask of their padding (B, 1, 1, S), None without any."""
        padding = source == self.config.pad_token_id
        mask = None
        if source.is_cuda or bool(padding.any()):  # asking a GPU would stop the queue
            mask = padding[:, None, None, :].float() * MASKED
        return self.encoder(self.shared(source), mask), mask

    def decode(self, ids: Tensor, memory: Tensor, memory_mask: Tensor | None) -> Tensor:
        """ids: (B, T) -> states (B, T, D). Padding stands only behind the text, where the causal mask hides it."""
        return self.decoder(self.shared(ids), None, memory, memory_mask)

    def head(self, states: Tensor) -> Tensor:
        """(..., D) -> logits (..., V); the tied embedding, scaled as T5 does."""
        return F.linear(states * self.config.d_model**-0.5, self.shared.weight.to(states.dtype))

    def forward(self, source: Tensor, decoder_ids: Tensor) -> Tensor:
        """Logits (B, T, V)."""
        memory, mask = self.encode(source)
        return self.head(self.decode(decoder_ids, memory, mask))

    def loss_sum(self, source: Tensor, decoder_ids: Tensor, labels: Tensor) -> Tensor:
        """Sum of the cross entropy over the labels (B, T) that are not negative; logits are made only for those."""
        memory, mask = self.encode(source)
        states = self.decode(decoder_ids, memory, mask)
        counted = labels.flatten() >= 0
        logits = self.head(states.flatten(0, 1)[counted])  # (N, V)
        return F.cross_entropy(logits.float(), labels.flatten()[counted], reduction='sum')


def parameter_count(model: nn.Module) -> int:
    return sum(parameter.numel() for parameter in model.parameters())


def training_flops(config: ModelConfig, source_tokens: int, target_tokens: int, source_length: float, target_length: float) -> float:
    """Floating point operations of one forward and backward pass: 6 a parameter and token, and the attention products."""
    inner, D = config.num_heads * config.d_kv, config.d_model
    attention, feed_forward = 4 * D * inner, 3 * D * config.d_ff
    encoder = config.num_layers * (attention + feed_forward + 2 * inner * source_length)
    decoder_target = config.num_decoder_layers * (1.5 * attention + feed_forward + 2 * inner * (source_length + target_length))
    decoder_source = config.num_decoder_layers * 0.5 * attention
    return 6.0 * (source_tokens * (encoder + decoder_source) + target_tokens * (decoder_target + D * config.vocab_size))
