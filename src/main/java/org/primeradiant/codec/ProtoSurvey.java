package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.primeradiant.api.ElementType;
import org.primeradiant.api.Reason;

/**
 * Surveys a {@code ListValue} before it is read: its shape, and the number and kinds of its elements, so that the
 * elements can be read straight into an array of the right type and length.
 */
final class ProtoSurvey {
    private static final int NUMBER = 1;
    private static final int BOOLEAN = 2;
    private static final int STRING = 4;
    private static final int OTHER = 8;

    private static final int UNKNOWN = -1;

    private int[] shape = {UNKNOWN};
    private int leafLevel = UNKNOWN;
    private int kinds;
    private int size;
    private boolean isPlain;
    private boolean isRagged;

    private ProtoSurvey() {}

    /**
     * Surveys the list.
     *
     * @throws org.primeradiant.api.SeldonException if it is plain, but its rows differ in length or depth, or if it
     *     is nested too deeply
     */
    static ProtoSurvey of(ByteBuffer list) throws IOException {
        ProtoSurvey survey = new ProtoSurvey();
        survey.isPlain = survey.isPlainList(CodedInputStream.newInstance(list), 0);
        if (survey.isPlain && survey.isRagged) {
            throw ProtoLimits.badData("data.ndarray is ragged: its rows differ in length or depth");
        }
        return survey;
    }

    /** Whether each Value has one field and all fields are known. If not, the other accessors are undefined. */
    boolean isPlain() {
        return isPlain;
    }

    /** The length of each dimension, outermost first. */
    int[] shape() {
        return shape.clone();
    }

    /** The number of elements. */
    int size() {
        return size;
    }

    /** The type to which numpy would promote all elements. */
    ElementType type() {
        if ((kinds & OTHER) != 0) {
            return ElementType.JSON;
        }
        if ((kinds & STRING) != 0) {
            return ElementType.STRING;
        }
        return kinds == BOOLEAN ? ElementType.BOOLEAN : ElementType.DOUBLE;
    }

    private boolean isPlainList(CodedInputStream in, int level) throws IOException {
        int length = 0;
        while (!in.isAtEnd()) {
            if (in.readTag() != ProtoTags.LIST_VALUES) {
                return false;
            }
            int outer = in.pushLimit(in.readRawVarint32());
            if (!isPlainValue(in, level) || !in.isAtEnd()) {
                return false;
            }
            in.popLimit(outer);
            length++;
        }
        if (shape[level] == UNKNOWN) {
            shape[level] = length;
        }
        isRagged |= shape[level] != length;
        return true;
    }

    private boolean isPlainValue(CodedInputStream in, int level) throws IOException {
        if (in.isAtEnd()) {
            addLeaf(OTHER, level);
            return true;
        }
        int tag = in.readTag();
        if (tag == ProtoTags.VALUE_LIST) {
            addLevel(level + 1);
            int outer = in.pushLimit(in.readRawVarint32());
            boolean isPlain = isPlainList(in, level + 1);
            in.popLimit(outer);
            return isPlain;
        }
        addLeaf(kind(tag), level);
        return kind(tag) != 0 && in.skipField(tag);
    }

    private static int kind(int tag) {
        return switch (tag) {
            case ProtoTags.VALUE_NUMBER -> NUMBER;
            case ProtoTags.VALUE_BOOL -> BOOLEAN;
            case ProtoTags.VALUE_STRING -> STRING;
            case ProtoTags.VALUE_NULL, ProtoTags.VALUE_STRUCT -> OTHER;
            default -> 0;
        };
    }

    private void addLevel(int level) {
        if (level == ProtoLimits.DEPTH) {
            throw ProtoLimits.tooDeep(Reason.BAD_DATA, "data.ndarray");
        }
        isRagged |= leafLevel != UNKNOWN && level > leafLevel;
        if (level == shape.length) {
            shape = Arrays.copyOf(shape, level + 1);
            shape[level] = UNKNOWN;
        }
    }

    private void addLeaf(int kind, int level) {
        isRagged |= level != shape.length - 1;
        leafLevel = level;
        kinds |= kind;
        size++;
    }
}
