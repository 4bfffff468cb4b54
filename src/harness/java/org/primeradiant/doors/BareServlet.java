package org.primeradiant.doors;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;

/** Cost without JAX-RS: reads the body as bytes and answers with {@link BareResource}'s constant. */
@WebServlet("/servlet")
public class BareServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getInputStream().readAllBytes();
        byte[] answer = BareResource.constant();
        response.setContentType(MediaType.APPLICATION_JSON);
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }
}
