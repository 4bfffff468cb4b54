package org.primeradiant.microservice;

import com.google.protobuf.Message;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.primeradiant.api.CustomDataHandler;

/**
 * A bean that converts custom data to features, as declared in the deployment.
 *
 * @param bean the container's bean
 * @param type {@code CustomDataHandler} with its type argument
 * @param message the generated class of the messages that it takes
 */
record DataHandlerDefinition(Bean<?> bean, Type type, Class<? extends Message> message) {
    /**
     * Reads the message class from the bean's type argument.
     *
     * @throws IllegalArgumentException if that is not a generated message; the message names the class and the cure
     */
    static DataHandlerDefinition of(Bean<?> bean) {
        for (Type type : bean.getTypes()) {
            if (type instanceof ParameterizedType declared
                    && declared.getRawType() == CustomDataHandler.class
                    && declared.getActualTypeArguments()[0] instanceof Class<?> message
                    && Message.class.isAssignableFrom(message)
                    && !Modifier.isAbstract(message.getModifiers())) {
                return new DataHandlerDefinition(bean, type, message.asSubclass(Message.class));
            }
        }
        throw new IllegalArgumentException("Radiant: " + bean.getBeanClass().getName()
                + " does not declare which generated message it handles; implement CustomDataHandler<YourMessage>.");
    }

    /** The handler and its method, for messages. */
    String where() {
        return bean.getBeanClass().getSimpleName() + ".features";
    }
}
