package org.algoperf.workloads.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.algoperf.workloads.spec.Batch;
import org.algoperf.workloads.torch.Script;

/**
 * Loss and gradient of a {@link Transformer} by backpropagation written out, in one call.
 *
 * <p>Outside of {@link CausalAttention} the kernels are those that autograd would call, each once;
 * what is saved is its bookkeeping between them, and the copies with which it joins gradients:
 * residual sums go into the products' results, and gradients of parameters into the flat gradient
 * at once. Queries, keys, values and their mixture have tokens as columns: so heads are sorted in
 * runs as long as the context. MKL takes up to twice as long for a sum over tokens whose right
 * factor lies that way, so the gradient by wo is computed transposed, and copied.
 *
 * <p>In the text, rows are tokens, n = batch · time of them. A block keeps what its backward pass
 * needs: input x; its norm a with mean m and inverse deviation r; queries, keys and values q, k, v;
 * the sum h after attention, its norm b with mean and inverse deviation; the perceptron's u before
 * and e after the gelu; the mixture y of values, and the weights of attention.
 */
final class TransformerGradient implements Model.ClosedForm {

  private static final Script SCRIPT =
      Script.compile(
          CausalAttention.FUNCTIONS
              + """
          def norm_backward(self, d: Tensor, x: Tensor, m: Tensor, r: Tensor, s: Tensor, t: Tensor, ds: Tensor, dt: Tensor) -> Tensor:
            dx, ds1, dt1 = torch.native_layer_norm_backward(d, x, [torch.numel(s)], m, r, s, t, [True, True, True])
            _0 = torch.copy_(ds, ds1)
            _1 = torch.copy_(dt, dt1)
            return dx
          def linear_backward(self, d: Tensor, x: Tensor, w: Tensor, dw: Tensor, db: Tensor) -> Tensor:
            _0 = torch.mm(torch.t(d), x, out=dw)
            _1 = torch.sum(d, [0], out=db)
            return torch.mm(d, w)
          def block(self, x: Tensor, p: List[Tensor], future: Tensor, scale: float, shape: List[int]) -> List[Tensor]:
            batch, time, heads, size = shape
            s1, t1, wq, bq, wo, bo, s2, t2, wu, bu, wd, bd = p
            a, ma, ra = torch.native_layer_norm(x, [torch.numel(s1)], s1, t1, 1.0e-05)
            parts = torch.view(torch.mm(wq, torch.t(a)), [3, heads, size, batch, time])
            parts = torch.permute(parts, [0, 3, 1, 2, 4])
            qkv = torch.empty(torch.size(parts), dtype=ops.prim.dtype(x))
            qkv = torch.add(parts, torch.view(bq, [3, 1, heads, size, 1]), out=qkv)
            q, k, v = torch.unbind(torch.view(qkv, [3, -1, size, time]))
            z = torch.empty([heads, size, batch, time], dtype=ops.prim.dtype(x))
            weights = self.attend(q, k, v, future, scale, torch.permute(z, [2, 0, 1, 3]))
            y = torch.t(torch.view(z, [-1, torch.size(x, 0)]))
            h = torch.addmm_(torch.add(x, bo), y, torch.t(wo))
            b, mb, rb = torch.native_layer_norm(h, [torch.numel(s2)], s2, t2, 1.0e-05)
            u = torch.add_(torch.mm(b, torch.t(wu)), bu)
            e = torch.gelu(u)
            out = torch.addmm_(torch.add(h, bd), e, torch.t(wd))
            return torch.add([out, x, a, ma, ra, q, k, v, y, h, b, mb, rb, u, e], weights)
          def block_backward(self, d: Tensor, kept: List[Tensor], p: List[Tensor], g: List[Tensor], scale: float, shape: List[int]) -> Tensor:
            s1, t1, wq, bq, wo, bo, s2, t2, wu, bu, wd, bd = p
            ds1, dt1, dwq, dbq, dwo, dbo, ds2, dt2, dwu, dbu, dwd, dbd = g
            batch, time, heads, size = shape
            out, x, a, ma, ra, q, k, v, y, h, b, mb, rb, u, e = torch.slice(kept, 0, 15)
            weights = torch.slice(kept, 15)
            de = self.linear_backward(d, e, wd, dwd, dbd)
            du = torch.gelu_backward(de, u, grad_input=de)
            db = self.linear_backward(du, b, wu, dwu, dbu)
            dh = torch.add_(self.norm_backward(db, h, mb, rb, s2, t2, ds2, dt2), d)
            _0 = torch.copy_(torch.t(dwo), torch.mm(torch.t(y), dh))
            _1 = torch.sum(dh, [0], out=dbo)
            dz = torch.view(torch.mm(torch.t(wo), torch.t(dh)), [heads, size, batch, time])
            dz = torch.reshape(torch.permute(dz, [2, 0, 1, 3]), torch.size(q))
            dqkv = torch.zeros([3, heads, size, batch, time], dtype=ops.prim.dtype(x))
            _2 = self.attend_backward(dz, q, k, v, scale, weights, torch.permute(dqkv, [0, 3, 1, 2, 4]))
            dqkv = torch.t(torch.view(dqkv, [-1, torch.size(x, 0)]))
            da = self.linear_backward(dqkv, a, wq, dwq, dbq)
            return torch.add_(self.norm_backward(da, x, ma, ra, s1, t1, ds1, dt1), dh)
          def gradient(self, x: Tensor, y: Tensor, p: List[Tensor], g: List[Tensor], heads: int) -> Tensor:
            tokens, positions = torch.slice(p, 0, 2)
            dtokens, dpositions = torch.slice(g, 0, 2)
            s, t, head = torch.slice(p, -3)
            ds, dt, dhead = torch.slice(g, -3)
            batch, time = torch.size(x)
            width = torch.size(positions, 1)
            size = torch.floordiv(width, heads)
            shape = [batch, time, heads, size]
            scale = torch.pow(size, -0.5)
            future = torch.tril(torch.full([time, time], -inf, dtype=ops.prim.dtype(tokens)), -1)
            label = torch.reshape(y, [1, -1])
            h = torch.view(torch.add_(torch.embedding(tokens, x), positions), [-1, width])
            kept = annotate(List[List[Tensor]], [])
            for i in range(2, torch.sub(torch.len(p), 3), 12):
              made = self.block(h, torch.slice(p, i, torch.add(i, 12)), future, scale, shape)
              h = made[0]
              _0 = torch.append(kept, made)
            c, mc, rc = torch.native_layer_norm(h, [width], s, t, 1.0e-05)
            l = torch.log_softmax(torch.mm(head, torch.t(c)), 0)
            loss = torch.neg(torch.mean(torch.gather(l, 0, label)))
            d = torch.scatter_(torch.exp_(l), 0, label, -1., reduce="add")
            share = torch.div(1., torch.numel(y))
            _1 = torch.addmm(dhead, d, c, beta=0., alpha=share, out=dhead)
            dc = torch.addmm(c, torch.t(d), head, beta=0., alpha=share, out=c)
            dh = self.norm_backward(dc, h, mc, rc, s, t, ds, dt)
            for i in range(torch.len(kept)):
              j = torch.sub(torch.sub(torch.len(kept), i), 1)
              start = torch.add(2, torch.mul(12, j))
              end = torch.add(start, 12)
              dh = self.block_backward(dh, kept[j], torch.slice(p, start, end), torch.slice(g, start, end), scale, shape)
            _2 = torch.sum(torch.view(dh, [batch, time, width]), [0], out=dpositions)
            _3 = torch.index_add_(torch.zero_(dtokens), 0, torch.reshape(x, [-1]), dh)
            return loss
          """);

  private final long heads;

  TransformerGradient(int heads) {
    this.heads = heads;
  }

  @Override
  public NDArray gradient(NDList p, NDList g, Batch batch) {
    return SCRIPT.evaluate(
        batch.inputs().getManager(), "gradient", batch.inputs(), batch.targets(), p, g, heads);
  }
}
