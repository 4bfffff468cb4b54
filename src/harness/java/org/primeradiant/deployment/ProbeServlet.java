package org.primeradiant.deployment;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Reports the server's threads and a histogram of its objects from inside its JVM. */
@WebServlet({"/threads", "/objects"})
public class ProbeServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(request.getServletPath().equals("/threads") ? threads() : objects());
    }

    private static String threads() {
        StringBuilder names = new StringBuilder();
        Thread.getAllStackTraces()
                .keySet()
                .forEach(thread -> names.append(thread.getName()).append('\n'));
        return names.toString();
    }

    /** Returns the output of {@code jcmd GC.class_histogram}: the objects that survive a full collection. */
    private static String objects() throws ServletException {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new ServletException(e);
        }
    }
}
