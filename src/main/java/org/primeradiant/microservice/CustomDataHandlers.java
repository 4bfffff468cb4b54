package org.primeradiant.microservice;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.primeradiant.api.Caller;
import org.primeradiant.api.CustomDataHandler;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/** The beans that convert custom data to features. Thread-safe. */
public final class CustomDataHandlers {
    private final List<DataHandlerDefinition> definitions;
    private final BeanInstances beans;
    private final ConcurrentMap<DataHandlerDefinition, Made<Object>> references = new ConcurrentHashMap<>();

    CustomDataHandlers(List<DataHandlerDefinition> definitions, BeanInstances beans) {
        this.definitions = definitions;
        this.beans = beans;
    }

    public boolean isEmpty() {
        return definitions.isEmpty();
    }

    /**
     * Converts custom data with the handler of its message type.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if no handler takes that type or the bytes are malformed; or if
     *     the handler fails
     */
    public Payload features(Any data, Caller caller) {
        for (DataHandlerDefinition definition : definitions) {
            if (data.is(definition.message())) {
                return features(definition, unpacked(data, definition.message()), caller);
            }
        }
        List<String> known = definitions.stream()
                .map(definition -> definition.message().getSimpleName())
                .toList();
        throw new SeldonException(
                Reason.BAD_DATA, "data must be one of the messages " + known + ", got " + data.getTypeUrl());
    }

    @SuppressWarnings("unchecked") // the definition's message is the handler's type argument
    private Payload features(DataHandlerDefinition definition, Message message, Caller caller) {
        CustomDataHandler<Message> handler = (CustomDataHandler<Message>)
                references.computeIfAbsent(definition, this::reference).instance();
        return UserCode.run(
                definition.where(),
                definition.bean().getBeanClass(),
                true,
                caller,
                () -> beans.call(definition.bean(), () -> handler.features(message)));
    }

    /**
     * Unpacks the message.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if the data has another type or is malformed
     */
    public static <M extends Message> M unpacked(Any data, Class<M> type) {
        try {
            return data.unpack(type);
        } catch (InvalidProtocolBufferException e) {
            throw new SeldonException(
                    Reason.BAD_DATA, "data must be a " + type.getSimpleName() + ", got " + data.getTypeUrl(), e);
        }
    }

    private Made<Object> reference(DataHandlerDefinition definition) {
        return beans.reference(definition.bean(), definition.type());
    }

    void release() {
        references.values().forEach(reference -> reference.release().run());
        references.clear();
    }
}
