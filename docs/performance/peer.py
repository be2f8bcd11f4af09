#!/usr/bin/env python3
"""The training steps of the workloads in Python PyTorch, to be timed beside `algoperf bench`.

A step is what a trial's clock covers: a shuffled batch from memory, forward, backward, AdamW over
all tensors at once. One thread. Data is random; sizes are the workloads'. Prints a line per workload:
name, microseconds per step in the fastest and in the median round.

    peer.py [WORKLOAD ...]    VOCABULARY, WIDTH, LAYERS, ROUNDS from the environment
"""
import os
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

EXAMPLES, CONTEXT, HEADS = 12_000, 64, 4


def setting(name, default):
    return int(os.environ.get(name, default))


class Attention(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.register_buffer("future", torch.full((CONTEXT, CONTEXT), float("-inf")).triu(1))

    def forward(self, x):
        batch, time_, width = x.shape
        q, k, v = (part.view(batch, time_, HEADS, -1).transpose(1, 2) for part in self.qkv(x).chunk(3, 2))
        scores = q @ k.transpose(2, 3) / (width // HEADS) ** 0.5 + self.future
        return self.out((scores.softmax(-1) @ v).transpose(1, 2).reshape(x.shape))


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm1, self.attention = nn.LayerNorm(width), Attention(width)
        self.norm2 = nn.LayerNorm(width)
        self.perceptron = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x):
        x = x + self.attention(self.norm1(x))
        return x + self.perceptron(self.norm2(x))


class Transformer(nn.Module):
    def __init__(self, vocabulary, width, layers):
        super().__init__()
        self.tokens = nn.Embedding(vocabulary, width)
        self.positions = nn.Parameter(0.02 * torch.randn(CONTEXT, width))
        self.blocks = nn.Sequential(*(Block(width) for _ in range(layers)))
        self.norm, self.head = nn.LayerNorm(width), nn.Linear(width, vocabulary, bias=False)

    def forward(self, x):
        return self.head(self.norm(self.blocks(self.tokens(x) + self.positions)))


def fashion_mnist_mlp():
    x, y = torch.rand(EXAMPLES, 784), torch.randint(0, 10, (EXAMPLES,))
    model = nn.Sequential(nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    return EXAMPLES, 128, model, lambda i: F.cross_entropy(model(x.index_select(0, i)), y.index_select(0, i))


def logistic_regression():
    n, l2 = 20_000, 1e-6
    x, y = torch.randn(n, 100), torch.randint(0, 2, (n,)).float()
    model = nn.Linear(100, 1, bias=False)

    def loss(i):
        z = model(x.index_select(0, i)).squeeze(1)
        return F.binary_cross_entropy_with_logits(z, y.index_select(0, i)) + l2 / 2 * model.weight.square().sum()

    return n, 128, model, loss


def small_transformer():
    vocabulary = setting("VOCABULARY", 38)
    text, span = torch.randint(0, vocabulary, (500_000,)), torch.arange(CONTEXT + 1)
    model = Transformer(vocabulary, setting("WIDTH", 64), setting("LAYERS", 2))

    def loss(i):
        windows = text[i.unsqueeze(1) * CONTEXT + span]
        return F.cross_entropy(model(windows[:, :-1]).flatten(0, 1), windows[:, 1:].flatten())

    return (len(text) - 1) // CONTEXT, 8, model, loss


def measure(workload):
    torch.manual_seed(0)
    examples, batch, model, loss = workload()
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=1e-2, foreach=True)
    rounds = []
    for _ in range(setting("ROUNDS", 12) + 1):
        order, steps, start = torch.randperm(examples), 0, time.perf_counter()
        while time.perf_counter() - start < 0.25:
            at = steps * batch % (examples - batch)
            step_loss = loss(order[at : at + batch])
            optimizer.zero_grad(set_to_none=True)
            step_loss.backward()
            optimizer.step()
            steps += 1
        rounds.append((time.perf_counter() - start) / steps * 1e6)
    rounds = sorted(rounds[1:])
    print(f"{workload.__name__:<20} {rounds[0]:>9.1f} {rounds[len(rounds) // 2]:>9.1f}", flush=True)


torch.set_num_threads(1)
ALL = [fashion_mnist_mlp, logistic_regression, small_transformer]
for each in ALL:
    if len(sys.argv) == 1 or each.__name__ in sys.argv[1:]:
        measure(each)
