package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Status;
import org.primeradiant.api.Text;

/** Answers a status with its input as the code. */
@Named("StatusModel")
@ApplicationScoped
public class StatusModel implements Model<SeldonMessage, SeldonMessage> {
    @Override
    public SeldonMessage predict(SeldonMessage request, Call call) {
        int code = Integer.parseInt(((Text) request.payload()).value());
        return new SeldonMessage(new Status(code, "teapot", "BECAUSE", Status.Flag.FAILURE), Meta.EMPTY, Payload.NONE);
    }
}
