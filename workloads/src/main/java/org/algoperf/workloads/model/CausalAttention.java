package org.algoperf.workloads.model;

/**
 * Causal attention and its backward pass as TorchScript functions, for short contexts.
 *
 * <p>Z = Aᵀ V with A = softmax(K Qᵀ), whose columns are queries: they sum to 1, and are 0 below the
 * diagonal, at keys that come after the query. With D for the gradient by Z, that by V is A D; that
 * by the scores is S = A ⊙ (V Dᵀ − the column sums of A ⊙ V Dᵀ); those by Q and K are Sᵀ K and S Q.
 *
 * <p>Queries come in blocks of 32, and a block multiplies the keys up to its own end only: two
 * blocks save a quarter of the work. All heads of all examples are multiplied in one call, and A is
 * kept for the backward pass. PyTorch's fused kernel takes the heads one by one and computes A
 * twice, which pays only where A outgrows the caches.
 *
 * <p>In the text, q, k and v are of shape (batch · heads, time, size), size is the width of a head,
 * and q has been divided by its root; {@code shape} is (batch, time, heads, size); {@code future}
 * is −∞ below the diagonal and 0 elsewhere, of shape (32, 32). {@code attend} returns Z of that
 * shape, and after it A, block by block; {@code attend_backward} returns the gradient by all three,
 * with that by q before its division, as (batch, time, 3, heads, size).
 */
final class CausalAttention {

  static final String FUNCTIONS =
      """
      def attend(self, q: Tensor, k: Tensor, v: Tensor, future: Tensor, shape: List[int]) -> List[Tensor]:
        batch, time, heads, size = shape
        y = torch.empty(shape, dtype=ops.prim.dtype(q))
        kept = [y]
        for start in range(0, time, 32):
          end = ops.prim.min(torch.add(start, 32), time)
          queries = torch.transpose(torch.slice(q, 1, start, end), 1, 2)
          s = torch.bmm(torch.slice(k, 1, 0, end), queries)
          n = torch.sub(end, start)
          triangle = torch.slice(torch.slice(future, 0, 0, n), 1, 0, n)
          _0 = torch.add_(torch.slice(s, 1, start, end), triangle)
          a = torch._softmax(s, 1, False, out=s)
          _1 = torch.append(kept, a)
          z = torch.bmm(torch.transpose(a, 1, 2), torch.slice(v, 1, 0, end))
          part = torch.slice(torch.transpose(y, 1, 2), 2, start, end)
          _2 = torch.copy_(part, torch.view(z, [batch, heads, -1, size]))
        return kept
      def attend_backward(self, dy: Tensor, q: Tensor, k: Tensor, v: Tensor, scale: float, shape: List[int], weights: List[Tensor]) -> Tensor:
        batch, time, heads, size = shape
        part = [batch, heads, -1, size]
        dz = torch.reshape(torch.transpose(torch.view(dy, shape), 1, 2), torch.size(q))
        dqkv = torch.zeros([batch, time, 3, heads, size], dtype=ops.prim.dtype(q))
        dq, dk, dv = torch.unbind(torch.permute(dqkv, [2, 0, 3, 1, 4]))
        for i in range(torch.len(weights)):
          a = weights[i]
          end = torch.size(a, 1)
          start = torch.sub(end, torch.size(a, 2))
          d = torch.slice(dz, 1, start, end)
          da = torch.bmm(torch.slice(v, 1, 0, end), torch.transpose(d, 1, 2))
          ds = torch._softmax_backward_data(da, a, 1, ops.prim.dtype(a), grad_input=da)
          _0 = torch.add_(torch.slice(dv, 2, 0, end), torch.view(torch.bmm(a, d), part))
          keys = torch.bmm(ds, torch.slice(q, 1, start, end))
          _1 = torch.add_(torch.slice(dk, 2, 0, end), torch.view(keys, part))
          queries = torch.bmm(torch.transpose(ds, 1, 2), torch.slice(k, 1, 0, end))
          _2 = torch.add_(torch.slice(dq, 2, start, end), torch.view(queries, part), alpha=scale)
        return dqkv
      """;

  private CausalAttention() {}
}
