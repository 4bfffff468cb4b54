package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Parameter;
import org.primeradiant.api.Payload;

/** Answers its parameters. The defaults allow deployments that do not set them. */
@Named("ParamModel")
@ApplicationScoped
public class ParamModel implements Model<Payload, JsonObject> {
    @Inject
    @Parameter(value = "i", defaultValue = "0")
    int i;

    @Inject
    @Parameter(value = "f", defaultValue = "0")
    float f;

    @Inject
    @Parameter(value = "d", defaultValue = "0")
    double d;

    @Inject
    @Parameter(value = "s", defaultValue = "")
    String s;

    @Inject
    @Parameter(value = "b", defaultValue = "false")
    boolean b;

    @Override
    public JsonObject predict(Payload input, Call call) {
        return Json.createObjectBuilder()
                .add("i", i)
                .add("f", f)
                .add("d", d)
                .add("s", s)
                .add("b", b)
                .build();
    }
}
