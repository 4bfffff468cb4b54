package org.primeradiant.oip;

import java.util.ArrayList;
import java.util.List;
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
        List<NamedTensor> ordered = new ArrayList<>(inputs.size());
        for (DeclaredTensor declared : all) {
            for (NamedTensor input : inputs) {
                if (input.name().equals(declared.name())) {
                    declared.check(input);
                    ordered.add(input);
                }
            }
        }
        if (ordered.size() < inputs.size()) {
            throw unknown(inputs);
        }
        return ordered;
    }

    private SeldonException unknown(List<NamedTensor> inputs) {
        List<String> names = all.stream().map(DeclaredTensor::name).toList();
        String other = inputs.stream()
                .map(NamedTensor::name)
                .filter(name -> !names.contains(name))
                .findFirst()
                .orElse("");
        return new SeldonException(Reason.BAD_DATA, "the model has no input " + other + "; its inputs are " + names);
    }
}
