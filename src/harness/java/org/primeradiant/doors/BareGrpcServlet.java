package org.primeradiant.doors;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Cost of the server's own HTTP/2: echoes the bytes of a gRPC request without parsing them. */
@WebServlet("/" + BareGrpcServlet.SERVICE + "/*")
public class BareGrpcServlet extends HttpServlet {
    static final String SERVICE = "doors.Bare";
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        response.setContentType("application/grpc");
        response.setTrailerFields(() -> Map.of("grpc-status", "0"));
        response.getOutputStream().write(body);
    }
}
