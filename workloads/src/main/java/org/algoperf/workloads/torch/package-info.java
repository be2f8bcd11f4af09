/**
 * The only package that touches DJL's PyTorch engine.
 *
 * <p>In: flat vectors and text of TorchScript functions. Out: the engine started the same way
 * everywhere ({@link org.algoperf.workloads.torch.Torch}), parameters whose gradients alias one
 * flat vector ({@link org.algoperf.workloads.torch.FlatParameters}), differentiable functions for
 * models ({@link org.algoperf.workloads.torch.Nn}) and in-place kernels for update rules ({@link
 * org.algoperf.workloads.torch.Ops}).
 *
 * <p>TorchScript functions are called through {@link ai.djl.pytorch.jni.ScriptValue}, which lies in
 * DJL's package because DJL's native functions are visible only there.
 *
 * <p>Three habits keep gradients right on this engine. Constants in a loss are native scalars made
 * once, because {@code op(Number)} hands autograd a buffer that Java frees at once. Gradient mode
 * is set explicitly around every computation, because each new thread starts with it on. Batches
 * stay open until after the backward pass.
 */
package org.algoperf.workloads.torch;
