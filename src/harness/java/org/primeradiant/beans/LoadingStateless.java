package org.primeradiant.beans;

import jakarta.ejb.Stateless;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;

/** Refused because only one of its instances would be loaded. */
@Stateless
public class LoadingStateless implements Model<String, String> {
    @Override
    public void load() {}

    @Override
    public String predict(String input, Call call) {
        return input;
    }
}
