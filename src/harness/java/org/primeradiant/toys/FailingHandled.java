package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonException;

/** Fails with its own status. The original python component had its own error body as well. */
@Named("FailingHandled")
@ApplicationScoped
public class FailingHandled implements Model<Payload, Payload> {
    @Override
    public Payload predict(Payload input, Call call) {
        throw new SeldonException(402, "1402", "Test-Error-Msg");
    }
}
