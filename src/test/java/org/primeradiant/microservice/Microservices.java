package org.primeradiant.microservice;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.primeradiant.api.Component;
import org.primeradiant.api.CustomDataHandler;
import org.primeradiant.metrics.Meters;

/** Components that are ready to be called, for tests of other packages. */
public final class Microservices {
    private Microservices() {}

    /** A microservice of the component, by the name of its class. */
    public static Microservice of(Component component) throws Exception {
        ComponentDefinition definition = new Candidate(FakeBean.of((Object) component)).define(Candidate.conversions());
        Answers answers = new Answers(Units.NONE, new Meters(Map.of()));
        Microservice service =
                new Microservice(definition, new FakeContainer().beans(), answers, () -> Readiness.READY);
        service.load(Optional.empty());
        return service;
    }

    /** These handlers of custom data. */
    public static CustomDataHandlers handlers(CustomDataHandler<?>... handlers) {
        return new CustomDataHandlers(
                Arrays.stream(handlers)
                        .map(handler -> DataHandlerDefinition.of(FakeBean.of((Object) handler)))
                        .toList(),
                new FakeContainer().beans());
    }
}
