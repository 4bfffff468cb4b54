package org.primeradiant.oip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * The inputs that a model declares.
 *
 * @param all empty if the model declares none; then any inputs are taken by their position
 */
public record DeclaredInputs(List<DeclaredTensor> all) {
    /**
     * Checks the inputs of a request. Those that are declared may be missing: the component knows which it needs.
     *
     * @return the inputs in the declared order
     * @throws SeldonException {@link Reason#BAD_DATA} if one is unknown or differs from what is declared
     */
    public List<NamedTensor> checked(List<NamedTensor> inputs) {
        if (all.isEmpty()) {
            return inputs;
        }
        Map<String, NamedTensor> given = new LinkedHashMap<>();
        inputs.forEach(input -> given.put(input.name(), input));
        List<NamedTensor> ordered = new ArrayList<>(inputs.size());
        for (DeclaredTensor declared : all) {
            NamedTensor input = given.remove(declared.name());
            if (input != null) {
                declared.check(input);
                ordered.add(input);
            }
        }
        if (!given.isEmpty()) {
            throw unknown(given.keySet().iterator().next());
        }
        return ordered;
    }

    private SeldonException unknown(String name) {
        List<String> names = all.stream().map(DeclaredTensor::name).toList();
        return new SeldonException(
                Reason.BAD_DATA,
                "the model has no input " + Labels.shortened(name) + "; its inputs are " + Labels.list(names));
    }
}
