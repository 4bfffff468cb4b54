package org.primeradiant.codec;

/**
 * The tags, made of field number and wire type, of the messages that are read and written by hand. No field number
 * exceeds 15, so each tag is one byte.
 */
final class ProtoTags {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    static final int MESSAGE_STATUS = 1 << 3 | BYTES;
    static final int MESSAGE_META = 2 << 3 | BYTES;
    static final int MESSAGE_DATA = 3 << 3 | BYTES;
    static final int MESSAGE_BIN_DATA = 4 << 3 | BYTES;
    static final int MESSAGE_STR_DATA = 5 << 3 | BYTES;
    static final int MESSAGE_JSON_DATA = 6 << 3 | BYTES;
    static final int MESSAGE_CUSTOM_DATA = 7 << 3 | BYTES;

    static final int LIST_MESSAGES = 1 << 3 | BYTES;

    static final int FEEDBACK_REQUEST = 1 << 3 | BYTES;
    static final int FEEDBACK_RESPONSE = 2 << 3 | BYTES;
    static final int FEEDBACK_REWARD = 3 << 3 | FIXED32;
    static final int FEEDBACK_TRUTH = 4 << 3 | BYTES;

    static final int STATUS_CODE = 1 << 3 | VARINT;
    static final int STATUS_INFO = 2 << 3 | BYTES;
    static final int STATUS_REASON = 3 << 3 | BYTES;
    static final int STATUS_FLAG = 4 << 3 | VARINT;

    static final int META_PUID = 1 << 3 | BYTES;
    static final int META_TAGS = 2 << 3 | BYTES;
    static final int META_ROUTING = 3 << 3 | BYTES;
    static final int META_REQUEST_PATH = 4 << 3 | BYTES;
    static final int META_METRICS = 5 << 3 | BYTES;

    static final int METRIC_KEY = 1 << 3 | BYTES;
    static final int METRIC_TYPE = 2 << 3 | VARINT;
    static final int METRIC_VALUE = 3 << 3 | FIXED32;
    static final int METRIC_TAGS = 4 << 3 | BYTES;

    static final int ENTRY_KEY = 1 << 3 | BYTES;
    static final int ENTRY_MESSAGE = 2 << 3 | BYTES;
    static final int ENTRY_TEXT = 2 << 3 | BYTES;
    static final int ENTRY_NUMBER = 2 << 3 | VARINT;

    static final int DATA_NAMES = 1 << 3 | BYTES;
    static final int DATA_TENSOR = 2 << 3 | BYTES;
    static final int DATA_NDARRAY = 3 << 3 | BYTES;
    static final int DATA_TFTENSOR = 4 << 3 | BYTES;

    static final int TENSOR_SHAPE = 1 << 3 | VARINT;
    static final int TENSOR_SHAPE_PACKED = 1 << 3 | BYTES;
    static final int TENSOR_VALUES = 2 << 3 | FIXED64;
    static final int TENSOR_VALUES_PACKED = 2 << 3 | BYTES;

    static final int LIST_VALUES = 1 << 3 | BYTES;
    static final int STRUCT_FIELDS = 1 << 3 | BYTES;

    static final int VALUE_NULL = 1 << 3 | VARINT;
    static final int VALUE_NUMBER = 2 << 3 | FIXED64;
    static final int VALUE_STRING = 3 << 3 | BYTES;
    static final int VALUE_BOOL = 4 << 3 | VARINT;
    static final int VALUE_STRUCT = 5 << 3 | BYTES;
    static final int VALUE_LIST = 6 << 3 | BYTES;

    private ProtoTags() {}
}
