package org.primeradiant.http;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.primeradiant.api.Reason;

/** The application's error page, for requests that the server refuses before JAX-RS runs. */
public final class ErrorPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient HttpProtocols protocols;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = code instanceof Integer known ? known : Reason.NOT_FOUND.status();
        ErrorForm form = refused(request).errors();
        ErrorAnswers.head(form, status, protocols.origins(), request, response);
        response.getOutputStream().write(form.body(HttpFailure.of(status)));
    }

    /** The protocol of the refused request, by its original path; the current path is that of this page. */
    private HttpProtocol refused(HttpServletRequest request) {
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return uri instanceof String path && path.startsWith(request.getContextPath())
                ? protocols.at(path.substring(request.getContextPath().length()))
                : protocols.of(request);
    }
}
