package org.primeradiant.toyprotocol;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.microservice.ComponentDefinition;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.ComponentSource;

/** A source of one component that can be replaced by other versions. */
@ApplicationScoped
public class ToySource implements ComponentSource {
    private final AtomicReference<ComponentRegistry> registry = new AtomicReference<>();

    /** Answers its version. */
    record Versioned(String version) implements Model<String, String> {
        @Override
        public String predict(String input, Call call) {
            return version;
        }
    }

    @Override
    public List<ComponentDefinition> components() {
        return List.of(definition("1"));
    }

    @Override
    public void loaded(ComponentRegistry serving) {
        registry.set(serving);
    }

    private static ComponentDefinition definition(String version) {
        return ComponentDefinition.of("versioned", Versioned.class, () -> new Versioned(version), old -> {});
    }

    void swap(String version) throws Exception {
        registry.get().put(definition(version));
    }
}
