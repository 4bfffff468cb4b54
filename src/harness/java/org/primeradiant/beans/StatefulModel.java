package org.primeradiant.beans;

import jakarta.ejb.Stateful;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;

/** Refused because its callers hold no conversation with it. */
@Stateful
public class StatefulModel implements Model<String, String> {
    @Override
    public String predict(String input, Call call) {
        return input;
    }
}
