package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistryLite;
import java.io.IOException;
import org.primeradiant.api.Form;
import org.primeradiant.api.Tensor;
import org.tensorflow.framework.TensorProto;

/** A {@code tensorflow.TensorProto} while it is read, by its generated class. */
final class ProtoTfTensorState implements ProtoArray {
    private final TensorProto.Builder proto = TensorProto.newBuilder();

    @Override
    public void read(CodedInputStream in) throws IOException {
        in.readMessage(proto, ExtensionRegistryLite.getEmptyRegistry());
    }

    @Override
    public Tensor tensor() {
        return TfTensor.tensor(proto.build());
    }

    @Override
    public Form form() {
        return Form.TFTENSOR;
    }
}
