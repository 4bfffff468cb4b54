package org.primeradiant.oip;

/** The tags, made of field number and wire type, of the messages that are read and written by hand. */
final class InferTags {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    static final int REQUEST_MODEL = 1 << 3 | BYTES;
    static final int REQUEST_VERSION = 2 << 3 | BYTES;
    static final int REQUEST_ID = 3 << 3 | BYTES;
    static final int REQUEST_PARAMETERS = 4 << 3 | BYTES;
    static final int REQUEST_INPUTS = 5 << 3 | BYTES;
    static final int REQUEST_OUTPUTS = 6 << 3 | BYTES;
    static final int REQUEST_RAW = 7 << 3 | BYTES;

    static final int ANSWER_MODEL = 1 << 3 | BYTES;
    static final int ANSWER_VERSION = 2 << 3 | BYTES;
    static final int ANSWER_ID = 3 << 3 | BYTES;
    static final int ANSWER_PARAMETERS = 4 << 3 | BYTES;
    static final int ANSWER_OUTPUTS = 5 << 3 | BYTES;
    static final int ANSWER_RAW = 6 << 3 | BYTES;

    static final int TENSOR_NAME = 1 << 3 | BYTES;
    static final int TENSOR_DATATYPE = 2 << 3 | BYTES;
    static final int TENSOR_SHAPE = 3 << 3 | VARINT;
    static final int TENSOR_SHAPE_PACKED = 3 << 3 | BYTES;
    static final int TENSOR_PARAMETERS = 4 << 3 | BYTES;
    static final int TENSOR_CONTENTS = 5 << 3 | BYTES;

    static final int REQUESTED_NAME = 1 << 3 | BYTES;
    static final int REQUESTED_PARAMETERS = 2 << 3 | BYTES;

    static final int ENTRY_KEY = 1 << 3 | BYTES;
    static final int ENTRY_VALUE = 2 << 3 | BYTES;

    static final int PARAMETER_BOOL = 1 << 3 | VARINT;
    static final int PARAMETER_INT64 = 2 << 3 | VARINT;
    static final int PARAMETER_STRING = 3 << 3 | BYTES;
    static final int PARAMETER_DOUBLE = 4 << 3 | FIXED64;
    static final int PARAMETER_UINT64 = 5 << 3 | VARINT;

    static final int STREAMED_ERROR = 1 << 3 | BYTES;
    static final int STREAMED_ANSWER = 2 << 3 | BYTES;

    private InferTags() {}
}
