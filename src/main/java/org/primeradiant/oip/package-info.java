/**
 * The messages of the Open Inference Protocol V2: named tensors, their datatypes, their JSON, binary and protobuf
 * forms, and what they are as payloads of components.
 *
 * <p>May use {@code api}, {@code settings}, {@code json} and {@code protobuf}. Knows neither transports nor components:
 * the package {@code inference} serves the protocol, and {@code graph} speaks it to remote nodes.
 *
 * <p>Specification: <a href="https://github.com/kserve/open-inference-protocol">Open Inference Protocol</a>; binary
 * tensors over HTTP as in Triton's extension {@code binary_tensor_data}.
 */
package org.primeradiant.oip;
