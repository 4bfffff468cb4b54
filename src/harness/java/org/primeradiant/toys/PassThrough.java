package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;

/** Answers the number of bytes in the request's body, for {@code PAYLOAD_PASSTHROUGH}. */
@Named("PassThrough")
@ApplicationScoped
public class PassThrough implements Model<byte[], byte[]> {
    @Override
    public byte[] predict(byte[] body, Call call) {
        return ("{\"bytes\": " + body.length + "}").getBytes(StandardCharsets.UTF_8);
    }
}
