package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.ListValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.primeradiant.api.Form;
import org.primeradiant.api.Tensor;
import org.primeradiant.json.HeapUse;

/**
 * A {@code google.protobuf.ListValue} while it is read into a tensor.
 *
 * <p>Three ways, the fastest first: {@link ProtoNumbers} for lists of numbers alone, {@link ProtoElements} for any other
 * list in which each {@code Value} has one field, as every serialiser writes it, and for the rest the generated classes
 * bring the list into that form.
 */
final class ProtoNdarrayState implements ProtoArray {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** Bytes for each of a list that generated classes bring into the plain form. */
    private static final int CANONICAL = 48;

    private final HeapUse use;
    private ByteBuffer list = NOTHING;
    private boolean isOwn;

    ProtoNdarrayState(HeapUse use) {
        this.use = use;
    }

    @Override
    public void read(CodedInputStream in) throws IOException {
        ByteBuffer more = in.readByteBuffer();
        if (!list.hasRemaining()) {
            list = more;
        } else if (more.hasRemaining()) {
            join(more);
        }
    }

    // The bytes of two messages in a row are those of the merged one. The room doubles, so that many small runs cost no
    // more than one; what was read first may be the stream's own array, and is never written to.
    private void join(ByteBuffer more) {
        int size = list.remaining() + more.remaining();
        if (!isOwn || list.capacity() < size) {
            use.add(2L * size);
            int capacity = (int) Math.min(2L * size, Integer.MAX_VALUE - 8);
            list = ByteBuffer.allocate(capacity).put(list).flip();
            isOwn = true;
        }
        int end = list.limit();
        list.limit(size).put(end, more, more.position(), size - end);
    }

    @Override
    public Tensor tensor() {
        return ProtoNumbers.tensor(list, use).orElseGet(this::elements);
    }

    private Tensor elements() {
        try {
            ProtoSurvey survey = ProtoSurvey.of(list);
            if (survey.isPlain()) {
                return ProtoElements.tensor(list, survey, use);
            }
            use.add((long) CANONICAL * list.remaining());
            ByteBuffer canonical = canonical();
            return ProtoElements.tensor(canonical, ProtoSurvey.of(canonical), use);
        } catch (IOException e) {
            throw ProtoLimits.badData("data.ndarray is not a valid list: " + e.getMessage(), e);
        }
    }

    private ByteBuffer canonical() throws IOException {
        CodedInputStream in = ProtoLimits.deep(CodedInputStream.newInstance(list));
        ListValue canonical =
                DiscardUnknownFieldsParser.wrap(ListValue.parser()).parseFrom(in);
        in.checkLastTagWas(0);
        return ByteBuffer.wrap(canonical.toByteArray());
    }

    @Override
    public Form form() {
        return Form.NDARRAY;
    }
}
