package org.algoperf.workloads.model;

/**
 * Causal attention and its backward pass as TorchScript functions, for short contexts.
 *
 * <p>Z = Aᵀ V with A = softmax(c K Qᵀ), c the inverse root of a head's width, whose columns are
 * queries: they sum to 1, and are 0 below the diagonal, at keys that come after the query. With D
 * for the gradient by Z, that by V is A D; that by the scores is S = A ⊙ (V Dᵀ − the column sums of
 * A ⊙ V Dᵀ); those by Q and K are c Sᵀ K and c S Q.
 *
 * <p>Queries come in blocks of 32, and a block multiplies the keys up to its own end only: two
 * blocks save a quarter of the work. All heads of all examples are multiplied in one call, and A is
 * kept for the backward pass. PyTorch's fused kernel takes the heads one by one and computes A
 * twice, which pays only where A outgrows the caches.
 *
 * <p>In the text, tokens are columns, which MKL multiplies faster where heads are narrow: q, k, v
 * and dz, the gradient by Z, are of shape (batch · heads, width, time), and {@code scale} is c.
 * {@code future} is −∞ below the diagonal and 0 elsewhere, of shape (time, time). {@code attend}
 * writes Zᵀ to z of shape (batch, heads, width, time) and returns A, block by block; {@code
 * attend_backward} adds the gradients by q, k and v to dqkv, of shape (3, batch, heads, width,
 * time). Both may be views that lie otherwise in memory.
 */
final class CausalAttention {

  static final String FUNCTIONS =
      """
      def attend(self, q: Tensor, k: Tensor, v: Tensor, future: Tensor, scale: float, z: Tensor) -> List[Tensor]:
        weights = annotate(List[Tensor], [])
        time = torch.size(q, 2)
        for start in range(0, time, 32):
          end = ops.prim.min(torch.add(start, 32), time)
          triangle = torch.slice(torch.slice(future, 0, 0, end), 1, start, end)
          keys = torch.transpose(torch.slice(k, 2, 0, end), 1, 2)
          s = torch.baddbmm(triangle, keys, torch.slice(q, 2, start, end), alpha=scale)
          a = torch._softmax(s, 1, False, out=s)
          _0 = torch.append(weights, a)
          values = torch.bmm(torch.slice(v, 2, 0, end), a)
          part = torch.slice(z, 3, start, end)
          _1 = torch.copy_(part, torch.view(values, torch.size(part)))
        return weights
      def attend_backward(self, dz: Tensor, q: Tensor, k: Tensor, v: Tensor, scale: float, weights: List[Tensor], dqkv: Tensor) -> int:
        dq, dk, dv = torch.unbind(dqkv)
        batch, heads, size, time = torch.size(dq)
        part = [batch, heads, size, -1]
        for a in weights:
          end = torch.size(a, 1)
          start = torch.sub(end, torch.size(a, 2))
          d = torch.slice(dz, 2, start, end)
          da = torch.bmm(torch.transpose(torch.slice(v, 2, 0, end), 1, 2), d)
          ds = torch._softmax_backward_data(da, a, 1, ops.prim.dtype(a), grad_input=da)
          values = torch.bmm(d, torch.transpose(a, 1, 2))
          _0 = torch.add_(torch.slice(dv, 3, 0, end), torch.view(values, part))
          keys = torch.bmm(torch.slice(q, 2, start, end), torch.transpose(ds, 1, 2))
          _1 = torch.add_(torch.slice(dk, 3, 0, end), torch.view(keys, part), alpha=scale)
          queries = torch.bmm(torch.slice(k, 2, 0, end), ds)
          _2 = torch.add_(torch.slice(dq, 3, start, end), torch.view(queries, part), alpha=scale)
        return 0
      """;

  private CausalAttention() {}
}
