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
 * Parse state of a {@code google.protobuf.ListValue} that becomes a tensor.
 *
 * <p>There are three ways to read it, the fastest first: {@link ProtoNumbers} for lists of numbers only;
 * {@link ProtoElements} for any other list in which each {@code Value} has one field, as every serializer writes it;
 * and for the rest, the generated classes first convert the list to that form.
 */
final class ProtoNdarrayState implements ProtoArray {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** Heap bytes per byte of a list that the generated classes convert. */
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

    // Concatenated messages parse as the merged message. The buffer doubles, so that many small pieces cost no more
    // than one; the first piece may be the stream's own array and is never written to.
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
